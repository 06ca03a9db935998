package org.rnnzoo.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/**
 * What the launcher's class path offers to plugins, as an {@code Export-Package} header.
 *
 * <p>A jar that is a bundle speaks for itself: its own header is taken as it is, so that the
 * versions of the plugin API have a single source. A jar that is not a bundle offers every package
 * it has, in the version that its manifest or its file name tells. Only a class folder without a
 * manifest is refused: it would offer the API without a version, and no plugin would fit.
 */
final class SystemPackages {

  /** One entry of each jar that plugins may use. What is not on the class path is not offered. */
  private static final List<String> SHARED =
      List.of(
          "org/rnnzoo/api/Plugin.class",
          "org/rnnzoo/dynamics/package-info.class",
          "org/rnnzoo/engine/package-info.class",
          "org/nd4j/linalg/factory/Nd4j.class",
          "org/nd4j/common/base/Preconditions.class",
          "org/nd4j/linalg/cpu/nativecpu/CpuBackend.class",
          "org/bytedeco/javacpp/Pointer.class",
          "org/bytedeco/openblas/global/openblas.class",
          "org/ejml/data/DMatrixRMaj.class",
          "org/ejml/dense/row/CommonOps_DDRM.class",
          "com/google/inject/Guice.class",
          "jakarta/inject/Inject.class",
          "org/slf4j/Logger.class");

  private SystemPackages() {}

  /** The header for everything plugins may use of what this class loader sees. */
  static String of(ClassLoader loader) {
    List<String> headers = new ArrayList<>();
    for (String entry : SHARED) {
      URL url = loader.getResource(entry);
      if (url != null) {
        headers.add(exports(url, entry));
      }
    }
    return String.join(",", headers);
  }

  private static String exports(URL url, String entry) {
    try {
      if (url.openConnection() instanceof JarURLConnection jar) {
        return ofJar(Path.of(jar.getJarFileURL().toURI()));
      }
      return ofFolder(folder(url.toURI(), entry));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + url + ".", e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(url + " is no path.", e);
    }
  }

  private static Path folder(URI file, String entry) {
    Path folder = Path.of(file);
    for (int i = 0; i < Path.of(entry).getNameCount(); i++) {
      folder = folder.getParent();
    }
    return folder;
  }

  static String ofFolder(Path folder) throws IOException {
    Path manifest = folder.resolve(JarFile.MANIFEST_NAME);
    if (!Files.exists(manifest)) {
      throw new IllegalStateException(
          "The class folder "
              + folder
              + " has no META-INF/MANIFEST.MF, which tells the versions of its packages. Build it"
              + " once with 'mvn process-classes'.");
    }
    try (InputStream in = Files.newInputStream(manifest)) {
      return new Manifest(in).getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
    }
  }

  static String ofJar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      Manifest manifest = jar.getManifest();
      String header =
          manifest == null ? null : manifest.getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
      return header != null ? header : allPackages(jar, PlainJar.version(path, manifest));
    }
  }

  private static String allPackages(JarFile jar, Object version) {
    Set<String> packages = new TreeSet<>();
    for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
      String name = entry.getName();
      int slash = name.lastIndexOf('/');
      if (slash > 0 && name.endsWith(".class") && !name.startsWith("META-INF/")) {
        packages.add(name.substring(0, slash).replace('/', '.') + ";version=" + version);
      }
    }
    return String.join(",", packages);
  }
}
