package dev.lsmkv.testkit.faults;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.IOException;
import java.nio.file.Path;

/** A growing file whose operations can fail. */
record FaultyAppendFile(FaultyStorage faults, Path path, AppendFile file) implements AppendFile {

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      faults.before(Operation.APPEND, path);
    } catch (Throwable e) {
      file.write(bytes, offset, faults.reaching(path, length));
      file.flush();
      throw e;
    }
    file.write(bytes, offset, length);
  }

  @Override
  public long position() {
    return file.position();
  }

  @Override
  public void flush() throws IOException {
    faults.before(Operation.APPEND, path);
    file.flush();
  }

  @Override
  public void retract(long end) throws IOException {
    file.retract(end);
  }

  @Override
  public void force() throws IOException {
    faults.before(Operation.FORCE, path);
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
