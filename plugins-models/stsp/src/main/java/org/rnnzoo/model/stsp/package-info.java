/** A recurrent network whose synapses facilitate or depress with the rate of their unit. */
package org.rnnzoo.model.stsp;
