/**
 * Finds, loads, isolates and diagnoses plugin jars.
 *
 * <p>One sentence explains it: <em>whatever your bundle lists under {@code META-INF/services} we
 * register, in your bundle's name, as an OSGi service; the framework only ever looks at
 * services.</em> So a jar of one class and one line of text is a plugin, and somebody at home in
 * OSGi can register services with an activator or with declarative services, and nothing here needs
 * to know.
 *
 * <p>The way of a jar: {@link org.rnnzoo.host.PluginFolder} finds it, {@link
 * org.rnnzoo.host.PlainJar} makes a bundle of it if it is none, {@link
 * org.rnnzoo.host.Installation} installs and starts it, {@link
 * org.rnnzoo.host.ServiceLoaderExtender} publishes its providers, {@link org.rnnzoo.host.Registry}
 * collects them, and {@link org.rnnzoo.host.Diagnosis} says what went wrong on the way. A plugin
 * gets ND4J, the plugin API and a few more packages from the class path of the launcher ({@link
 * org.rnnzoo.host.SystemPackages}) and everything else from its own jar.
 */
package org.rnnzoo.host;
