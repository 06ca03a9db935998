/**
 * Records as schemas: what keys a plugin's parameters have, and values bound to them. Every mistake
 * is found before any is told.
 */
package org.rnnzoo.core.schema;
