package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.IOException;

/** A file that is lent for writing: whoever lent it forces and closes it. */
final class LentAppendFile implements AppendFile {

  private final Findings findings;
  private final AppendFile file;
  private volatile boolean takenBack;

  LentAppendFile(Findings findings, AppendFile file) {
    this.findings = findings;
    this.file = file;
  }

  void takeBack() {
    takenBack = true;
  }

  private AppendFile lent() {
    findings.require(!takenBack, () -> "a table format uses a file after it was written");
    return file;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    lent().write(bytes, offset, length);
  }

  @Override
  public long position() {
    return lent().position();
  }

  @Override
  public void flush() throws IOException {
    lent().flush();
  }

  @Override
  public void force() {
    throw findings.violation("a table format forces the file it writes");
  }

  @Override
  public void close() {
    throw findings.violation("a table format closes the file it writes");
  }
}
