/**
 * Who may talk to the studio: this machine's user and nobody whom a web page in the same browser
 * sends. A program that listens on the loopback is reached by every page that the browser shows and
 * by every name that resolves to it, so that being local protects nothing by itself.
 */
package org.rnnzoo.studio.gate;
