package org.rnnzoo.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Makes plugin jars for tests, good ones and broken ones: sources are compiled in memory against
 * the class path of the test and packed with whatever manifest the test wants.
 *
 * <pre>{@code
 * Path jar = PluginJar.named("echo-1.2.0.jar")
 *     .source("org.acme.Echo", "package org.acme; public class Echo implements …")
 *     .provider(Task.class, "org.acme.Echo")
 *     .writeTo(folder);
 * }</pre>
 */
public final class PluginJar {

  private static final int MAJOR_VERSION = 7;

  private final String fileName;
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Set<String> leftOut = new HashSet<>();
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private int javaVersion = Runtime.version().feature();

  private PluginJar(String fileName) {
    this.fileName = fileName;
  }

  /** An empty jar with this file name. */
  public static PluginJar named(String fileName) {
    return new PluginJar(fileName);
  }

  /** Adds a class. */
  public PluginJar source(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /**
   * Has a class at hand while compiling that is not packed: a library that the author forgot, or
   * another version of a class of the framework than the one the plugin will meet.
   */
  public PluginJar compiledAgainst(String className, String source) {
    leftOut.add(className);
    return source(className, source);
  }

  /** Names a class in the services file of a type. */
  public PluginJar provider(Class<?> type, String className) {
    String file = "META-INF/services/" + type.getName();
    String already = new String(entries.getOrDefault(file, new byte[0]), StandardCharsets.UTF_8);
    return entry(file, already + className + "\n");
  }

  /** Adds a text file. */
  public PluginJar entry(String path, String text) {
    entries.put(path, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Adds a line to the manifest; without any, the jar has none. */
  public PluginJar header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Makes a bundle of it that imports what a task needs of the plugin API, in any version. */
  public PluginJar bundle(String symbolicName, String version) {
    return header("Bundle-ManifestVersion", "2")
        .header("Bundle-SymbolicName", symbolicName)
        .header("Bundle-Version", version)
        .header("Import-Package", "org.rnnzoo.api,org.rnnzoo.api.task");
  }

  /** Marks the classes as built for a version of Java, {@code 17} and so on. */
  public PluginJar builtForJava(int version) {
    javaVersion = version;
    return this;
  }

  /** Writes the jar, over a jar of the same name if there is one, and returns its path. */
  public Path writeTo(Path folder) {
    Path jar = folder.resolve(fileName);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      if (!headers.isEmpty()) {
        put(out, "META-INF/MANIFEST.MF", manifest());
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(out, entry.getKey(), entry.getValue());
      }
      for (Map.Entry<String, byte[]> compiled : compile().entrySet()) {
        put(out, compiled.getKey().replace('.', '/') + ".class", compiled.getValue());
      }
      return jar;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot write " + jar + ".", e);
    }
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private byte[] manifest() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.forEach(manifest.getMainAttributes()::putValue);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  private Map<String, byte[]> compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Map<String, byte[]> classes = new TreeMap<>();
    if (sources.isEmpty()) {
      return classes;
    }
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    StringWriter complaints = new StringWriter();
    Memory memory = new Memory(compiler.getStandardFileManager(null, null, null));
    if (!compiler
        .getTask(complaints, memory, null, List.of("-proc:none", "-nowarn"), null, units)
        .call()) {
      throw new IllegalArgumentException("The sources do not compile:\n" + complaints);
    }
    memory.classes.forEach(
        (name, bytes) -> {
          if (!leftOut.contains(name.split("\\$", 2)[0])) {
            classes.put(name, builtForJavaVersion(bytes.toByteArray()));
          }
        });
    return classes;
  }

  private byte[] builtForJavaVersion(byte[] classFile) {
    classFile[MAJOR_VERSION] += (byte) (javaVersion - Runtime.version().feature());
    return classFile;
  }

  /** A source in memory. */
  private static final class Source extends SimpleJavaFileObject {

    private final String text;

    Source(String className, String text) {
      super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what the compiler writes. */
  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

    Memory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }

    @Override
    public boolean hasLocation(Location location) {
      return location != StandardLocation.ANNOTATION_PROCESSOR_PATH && super.hasLocation(location);
    }
  }
}
