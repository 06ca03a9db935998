/**
 * What the pages ask and order, one class for each subject. A resource reads a request, calls the
 * workbench and writes its answer as JSON; it decides nothing that the command line would decide
 * otherwise.
 */
package org.rnnzoo.studio.resource;
