/**
 * An experiment while somebody is still choosing: what is wrong with it so far, what a trial of it
 * looks like, what network would come of it, and the command or file that trains it.
 */
package org.rnnzoo.workbench.draft;
