package org.rnnzoo.core.io;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;

/**
 * The machine that this process runs on, told apart from all others.
 *
 * <p>The name alone will not do: on a cluster, or in containers, many machines have a name that
 * does not resolve and would all be "localhost". So the identity is made of the name that the
 * operating system gives, of what tells this boot of it from any other, and of the space that its
 * process ids are counted in.
 */
public final class Machine {

  /** The name of the machine as its operating system has it, for people. */
  public static final String NAME = name();

  /** Twelve hexadecimal digits that only processes share that see each other's ids. */
  public static final String IDENTITY = identity();

  private Machine() {}

  private static String name() {
    String kernel = line(Path.of("/proc/sys/kernel/hostname"));
    if (!kernel.isEmpty()) {
      return kernel;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      String told = System.getenv("COMPUTERNAME");
      return told == null ? "localhost" : told;
    }
  }

  private static String identity() {
    String boot = line(Path.of("/proc/sys/kernel/random/boot_id"));
    String text = NAME + "\n" + (boot.isEmpty() ? networkCards() : boot) + "\n" + processSpace();
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String processSpace() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String networkCards() {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .map(Machine::address)
          .sorted()
          .toList()
          .toString();
    } catch (SocketException e) {
      return "";
    }
  }

  private static String address(NetworkInterface card) {
    try {
      return Arrays.toString(card.getHardwareAddress());
    } catch (SocketException e) {
      return "";
    }
  }

  private static String line(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
