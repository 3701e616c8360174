package dev.lsmkv.core.campaign.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file system that only one process and its children see, and that is gone with them: in a
 * namespace of mounts of their own. On Linux it takes the rights to mount, or to begin a namespace
 * of users in which one has them.
 *
 * @param namespace begins the namespaces
 * @param mount the command of a shell that mounts, with the place behind it
 * @param place where it is mounted
 */
record PrivateMount(List<String> namespace, String mount, Path place) {

  private static final List<String> NAMESPACE =
      List.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private");
  private static final String SCRIPT =
      """
      MOUNT "$0" || exit 77
      "$@"
      code=$?
      tries=0
      until umount "$0" || [ $tries = 100 ]; do tries=$((tries + 1)); sleep 0.05; done
      exit $code
      """;

  /**
   * A file system, if this machine lets itself have it; if not, the reason is printed.
   *
   * @param mount as the component
   * @param place an existing directory
   */
  static Optional<PrivateMount> tried(String mount, Path place) throws IOException {
    List<String> asUser = new ArrayList<>(NAMESPACE);
    asUser.add("--map-root-user");
    String reason = "";
    for (List<String> namespace : List.of(NAMESPACE, asUser)) {
      PrivateMount tried = new PrivateMount(namespace, mount, place);
      reason = tried.obstacle();
      if (reason.isEmpty()) {
        return Optional.of(tried);
      }
    }
    System.out.println("skipped, since '" + mount + "' is not to be had here: " + reason);
    return Optional.empty();
  }

  /**
   * An ext4 in an image of its own, if this machine lets itself have that.
   *
   * @param directory where image and place are made
   * @param name of both
   * @param size of the image, as mkfs understands it
   */
  static Optional<PrivateMount> ext4(Path directory, String name, String size) throws IOException {
    String image = directory.resolve(name + ".img").toString();
    Path place = Files.createDirectory(directory.resolve(name));
    try {
      new ProcessBuilder("mkfs.ext4", "-q", "-F", "-m", "0", image, size)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .onExit()
          .join();
    } catch (IOException e) {
      System.out.println("skipped: " + e.getMessage());
      return Optional.empty();
    }
    return tried("mount -o loop '" + image + "'", place);
  }

  private String obstacle() throws IOException {
    Path complaints = Files.createTempFile("mount", ".txt");
    try {
      int exit =
          new ProcessBuilder(command(List.of("true")))
              .redirectErrorStream(true)
              .redirectOutput(complaints.toFile())
              .start()
              .onExit()
              .join()
              .exitValue();
      return exit == 0 ? "" : Files.readString(complaints, StandardCharsets.UTF_8).strip() + " ";
    } catch (IOException e) {
      return String.valueOf(e.getMessage()); // there is no such program
    } finally {
      Files.delete(complaints);
    }
  }

  /** A command line that runs another with the file system mounted. */
  List<String> command(List<String> program) {
    List<String> command = new ArrayList<>(namespace);
    command.addAll(List.of("sh", "-c", SCRIPT.replace("MOUNT", mount), place.toString()));
    command.addAll(program);
    return command;
  }
}
