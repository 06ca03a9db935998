/** The current form of the leaky recurrent network, every weight of which is trained. */
package org.rnnzoo.model.current;
