/**
 * Contracts that every plugin is tested against.
 *
 * <p>The test class of a plugin implements the contract of its kind and one method that makes the
 * plugin; the contract brings the tests. A contract asks only for what {@code org.rnnzoo.api}
 * promises to the rest of the framework, and every one of its tests has been seen to fail on a
 * plugin that breaks the promise.
 */
@Version("0.1.0")
package org.rnnzoo.testkit;

import org.osgi.annotation.versioning.Version;
