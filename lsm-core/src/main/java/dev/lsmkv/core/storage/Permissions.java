package dev.lsmkv.core.storage;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The permissions that files and directories are created with: the owner's alone, where the file
 * system knows owners. They are set by the creation itself, so there is no moment without them.
 */
final class Permissions {

  private static final FileAttribute<?>[] NONE = {};

  private Permissions() {}

  static FileAttribute<?>[] ofFile(Path path) {
    return of(path, "rw-------");
  }

  static FileAttribute<?>[] ofDirectory(Path path) {
    return of(path, "rwx------");
  }

  private static FileAttribute<?>[] of(Path path, String permissions) {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return NONE;
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
