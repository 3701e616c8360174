package dev.lsmkv.core.campaign;

import java.nio.file.Path;

/** What a file or a directory is to a store. */
enum Place {
  ABOVE,
  STORE,
  MANIFESTS,
  WAL,
  TABLES,
  TABLE,
  ROOT_FILE,
  MANIFEST_FILE,
  LOG,
  DATA,
  INDEX,
  FILTER,
  PROPERTIES,
  OTHER;

  /** Tells by its path. */
  static Place of(Path path) {
    if (PowerCuts.DIRECTORY.startsWith(path)) {
      return path.equals(PowerCuts.DIRECTORY) ? STORE : ABOVE;
    }
    Path inside = PowerCuts.DIRECTORY.relativize(path);
    String name = inside.getFileName().toString();
    return switch (inside.getNameCount()) {
      case 1 -> inStore(name);
      case 2 -> below(inside.getName(0).toString());
      default -> component(name);
    };
  }

  private static Place inStore(String name) {
    return switch (name) {
      case "manifests" -> MANIFESTS;
      case "wal" -> WAL;
      case "sstables" -> TABLES;
      default -> name.startsWith("ROOT-") ? ROOT_FILE : OTHER;
    };
  }

  private static Place below(String directory) {
    return switch (directory) {
      case "manifests" -> MANIFEST_FILE;
      case "wal" -> LOG;
      case "sstables" -> TABLE;
      default -> OTHER;
    };
  }

  private static Place component(String name) {
    return switch (name.substring(0, Math.max(0, name.indexOf('.')))) {
      case "data" -> DATA;
      case "index" -> INDEX;
      case "filter" -> FILTER;
      case "table" -> PROPERTIES;
      default -> OTHER;
    };
  }
}
