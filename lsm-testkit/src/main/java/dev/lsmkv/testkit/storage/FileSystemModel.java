package dev.lsmkv.testkit.storage;

/** What a file system may lose of what was not forced, as presets. */
public enum FileSystemModel {
  /**
   * No more than what POSIX promises: each change of a name comes or stays away by itself, a new
   * length may be there without its bytes, with zeros or strange bytes in their place, and each
   * sector of 512 bytes is old or new by itself.
   */
  STRICT(512),
  /**
   * Like ext4: changes of names come in their order, all up to one, and a force of anything brings
   * all before it; the length of a file grows only over bytes that are there.
   */
  JOURNALED(512),
  /**
   * Like btrfs: the names of a directory change in order, but each directory by itself; a forced
   * file brings its own name; pages of 4096 bytes are old or new.
   */
  COPY_ON_WRITE(4096);

  private final int unitBytes;

  FileSystemModel(int unitBytes) {
    this.unitBytes = unitBytes;
  }

  /** The bytes that are old or new together. */
  int unitBytes() {
    return unitBytes;
  }
}
