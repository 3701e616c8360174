package dev.lsmkv.cli.transfer;

import dev.lsmkv.cli.bytes.LineSource;
import dev.lsmkv.cli.console.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Fills a store from lines, or with the files of the running JDK. */
public final class Importer {

  private final BatchedWrites writes;
  private final Progress progress;

  /**
   * An importer.
   *
   * @param writes where entries go
   * @param progress drawn along the way
   */
  public Importer(BatchedWrites writes, Progress progress) {
    this.writes = writes;
    this.progress = progress;
  }

  /**
   * Imports lines. What was read before a line that ends the import is written.
   *
   * @param lines the lines
   * @param format what they are in
   * @param badLines gathers the malformed ones
   * @return false if a malformed line ended the import
   * @throws IOException if the lines cannot be read
   */
  public boolean lines(LineSource lines, Format format, BadLines badLines) throws IOException {
    boolean goesOn = true;
    while (goesOn && lines.nextLine()) {
      if (lines.isAtEndOfLine()) {
        continue;
      }
      try {
        writes.put(format.reader().read(lines));
      } catch (MalformedLineException e) {
        goesOn = badLines.goesOnAfter(lines.lineNumber(), e);
      }
      progress.at(lines.position());
    }
    writes.finish();
    return goesOn;
  }

  /**
   * Imports files, each under its path as key.
   *
   * @param files the files
   * @throws IOException if one cannot be read
   */
  public void files(List<Path> files) throws IOException {
    long done = 0;
    for (Path file : files) {
      byte[] key = file.toString().getBytes(StandardCharsets.UTF_8);
      writes.put(new Entry(key, Files.readAllBytes(file)));
      progress.at(++done);
    }
    writes.finish();
  }
}
