package dev.lsmkv.wal;

import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.wal.write.ChannelOutput;
import dev.lsmkv.wal.write.LogOutput;
import dev.lsmkv.wal.write.MappedOutput;
import java.io.IOException;

/** Both logs, with a log id the test chooses and chunks of one page. */
enum LogKind {
  MAPPED("mapped"),
  CHANNEL("channel");

  final String id;

  LogKind(String id) {
    this.id = id;
  }

  SegmentFormat format(long logId) {
    return new SegmentFormat(id, segment -> output(segment.file()), () -> logId);
  }

  private LogOutput output(StorageFile file) throws IOException {
    return switch (this) {
      case MAPPED -> new MappedOutput(file.createLog(), 4096, WalSegment.Use.FORCED);
      case CHANNEL -> new ChannelOutput(file.create());
    };
  }
}
