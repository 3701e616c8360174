package dev.lsmkv.cli.transfer;

import java.util.Locale;

/** The formats of import and export. */
public enum Format {
  /** Key, tab, value, with backslash escapes. */
  TSV(TsvReader::read, TsvWriter::write),
  /** A JSON object a line. */
  JSONL(JsonlReader::read, JsonlWriter::write);

  private final EntryReader reader;
  private final EntryWriter writer;

  Format(EntryReader reader, EntryWriter writer) {
    this.reader = reader;
    this.writer = writer;
  }

  EntryReader reader() {
    return reader;
  }

  EntryWriter writer() {
    return writer;
  }

  /**
   * The format that a file name suggests.
   *
   * @param fileName a name
   * @return JSON Lines for {@code .jsonl}, {@code .ndjson} and {@code .json}, otherwise TSV
   */
  public static Format of(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    boolean isJson = name.endsWith(".jsonl") || name.endsWith(".ndjson") || name.endsWith(".json");
    return isJson ? JSONL : TSV;
  }
}
