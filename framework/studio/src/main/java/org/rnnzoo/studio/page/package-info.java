/**
 * The pages: one HTML shell, modules of the studio's own, and the libraries as they come from their
 * WebJars. Nothing is compiled, bundled or fetched from elsewhere.
 */
package org.rnnzoo.studio.page;
