package dev.lsmkv.examples.wal;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.CorruptFileException;
import dev.lsmkv.spi.storage.FileHeader;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;

/** Writes and reads segments. Thread: immutable. */
record LengthPrefixedFormat() implements WalFormat {

  @Override
  public WalWriter create(WalSegment segment) throws IOException {
    AppendFile file = segment.file().create();
    try {
      file.write(FileHeader.encode(segment.identity()), 0, FileHeader.BYTES);
      file.force();
      return new LengthPrefixedWriter(file, new RecordFormat(segment.identity()));
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  @Override
  public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
    try (MappedFile file = segment.file().map()) {
      String id = FileHeader.readProviderId(file.path(), file.segment(), segment.identity());
      String expected = segment.identity().providerId();
      if (!id.equals(expected)) {
        throw new CorruptFileException(file.path(), 40, "a log of '" + expected + "'", id);
      }
      return new SegmentReader(file, new RecordFormat(segment.identity())).read(visitor);
    }
  }
}
