package dev.lsmkv.testkit.faults;

/** What is done to a disk and can fail. */
public enum Operation {
  /** A directory is created. */
  CREATE_DIRECTORY,
  /** The names of a directory are read. */
  LIST,
  /** The names of a directory are made durable. */
  FORCE_NAMES,
  /** A file is created, to be appended to or as a log. */
  CREATE,
  /** Bytes are appended to a file. */
  APPEND,
  /** Space is added to a log. */
  EXTEND,
  /** The content of a file or of a log is made durable. */
  FORCE,
  /** A file is mapped for reading. */
  MAP,
  /** A file gets another name. */
  RENAME,
  /** A file or an empty directory is deleted. */
  DELETE;

  /** Whether the operation takes space, so that a full disk refuses it. */
  public boolean takesSpace() {
    return switch (this) {
      case CREATE_DIRECTORY, CREATE, APPEND, EXTEND -> true;
      case LIST, FORCE_NAMES, FORCE, MAP, RENAME, DELETE -> false;
    };
  }
}
