/** Files that are whole or not there: YAML and JSON trees, NumPy archives, atomic replacement. */
package org.rnnzoo.core.io;
