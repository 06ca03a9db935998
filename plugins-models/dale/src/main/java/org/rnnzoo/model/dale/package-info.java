/** A leaky recurrent network of excitatory and inhibitory units. */
package org.rnnzoo.model.dale;
