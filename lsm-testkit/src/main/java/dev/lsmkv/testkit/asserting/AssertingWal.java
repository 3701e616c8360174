package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.wal.WalFormat;
import dev.lsmkv.spi.wal.WalSegment;
import dev.lsmkv.spi.wal.WalTail;
import dev.lsmkv.spi.wal.WalVisitor;
import dev.lsmkv.spi.wal.WalWriter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A write-ahead log whose records must come back in order, and only once each. */
record AssertingWal(Findings findings, WalFormat format) implements WalFormat {

  @Override
  public WalWriter create(WalSegment segment) throws IOException {
    WalWriter writer = format.create(segment);
    String what = "the log " + segment.file().path();
    AssertingWalWriter asserting = new AssertingWalWriter(findings, writer, what);
    findings.opened(asserting, what);
    return asserting;
  }

  @Override
  public WalTail read(WalSegment segment, WalVisitor visitor) throws IOException {
    AtomicLong after = new AtomicLong(-1);
    AtomicBoolean stopped = new AtomicBoolean();
    WalTail tail =
        format.read(
            segment,
            (first, operations) -> {
              findings.require(!stopped.get(), () -> "a log is read on after its visitor stopped");
              findings.require(
                  first > after.get(), () -> "a record from " + first + " comes after " + after);
              after.set(first + operations.count() - 1);
              stopped.set(true);
              visitor.record(first, operations);
              stopped.set(false);
            });
    findings.require(!stopped.get(), () -> "a log hides that its visitor stopped");
    findings.require(
        tail.validBytes() >= tail.recordsFrom() && tail.tornBytes() >= 0,
        () -> "a log ends before it begins: " + tail);
    return tail;
  }
}
