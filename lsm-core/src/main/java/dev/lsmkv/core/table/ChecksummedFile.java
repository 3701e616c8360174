package dev.lsmkv.core.table;

import dev.lsmkv.spi.storage.AppendFile;
import java.io.IOException;
import java.util.zip.CRC32C;

/** An output that computes the checksum of all that goes through it. Thread: confined. */
final class ChecksummedFile implements AppendFile {

  private final AppendFile file;
  private final CRC32C crc = new CRC32C();

  ChecksummedFile(AppendFile file) {
    this.file = file;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    crc.update(bytes, offset, length);
    file.write(bytes, offset, length);
  }

  void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  @Override
  public long position() {
    return file.position();
  }

  @Override
  public void flush() throws IOException {
    file.flush();
  }

  @Override
  public void force() throws IOException {
    file.force();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  int crc() {
    return (int) crc.getValue();
  }
}
