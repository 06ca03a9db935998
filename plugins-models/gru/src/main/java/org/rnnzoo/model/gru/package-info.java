/** Networks of gated recurrent units. */
package org.rnnzoo.model.gru;
