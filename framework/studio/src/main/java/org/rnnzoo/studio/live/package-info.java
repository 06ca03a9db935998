/**
 * What changes, told to the pages: one stream of events per browser, increments only, at most eight
 * messages a second, and every panel can go on where it was after a break.
 */
package org.rnnzoo.studio.live;
