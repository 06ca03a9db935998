/** The simple recurrent network of Elman (1990), whose units forget everything at each step. */
package org.rnnzoo.model.elman;
