/** A leaky recurrent network with a gain on its random connectivity. */
package org.rnnzoo.model.chaos;
