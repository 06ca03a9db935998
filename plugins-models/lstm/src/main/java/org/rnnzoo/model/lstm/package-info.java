/** Networks of long short-term memory. */
package org.rnnzoo.model.lstm;
