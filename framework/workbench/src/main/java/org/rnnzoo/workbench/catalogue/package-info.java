/** What is installed: plugins as trees, pages of tasks, and whether everything works. */
package org.rnnzoo.workbench.catalogue;
