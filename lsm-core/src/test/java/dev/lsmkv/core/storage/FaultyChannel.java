package dev.lsmkv.core.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A channel to a real file that fails as it is told, and counts what it was asked for. */
final class FaultyChannel extends FileChannel {

  /** What goes wrong, in every call while set. */
  enum Fault {
    NONE,
    SHORT_WRITES,
    DISK_FULL,
    FORCE_FAILS,
    MAPPING_FORCE_FAILS,
    CLOSE_FAILS
  }

  private final FileChannel real;
  private Fault fault = Fault.NONE;
  private long bytesUntilFull;
  private int forces;
  private int writes;

  FaultyChannel(Path path) throws IOException {
    real =
        open(
            path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  void fault(Fault next) {
    fault = next;
  }

  /** From now on the disk takes so many bytes. */
  void fillUpAfter(long bytes) {
    fault = Fault.DISK_FULL;
    bytesUntilFull = bytes;
  }

  int forces() {
    return forces;
  }

  int writes() {
    return writes;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int written = write(source, real.position());
    real.position(real.position() + written);
    return written;
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    writes++;
    ByteBuffer some = source.slice();
    some.limit(Math.min(some.limit(), writable(some.limit())));
    int written = real.write(some, position);
    bytesUntilFull -= written;
    source.position(source.position() + written);
    return written;
  }

  private int writable(int asked) throws IOException {
    if (fault == Fault.DISK_FULL && bytesUntilFull <= 0) {
      throw new IOException("No space left on device");
    }
    return switch (fault) {
      case DISK_FULL -> (int) Math.min(asked, bytesUntilFull);
      case SHORT_WRITES -> 1000;
      default -> asked;
    };
  }

  @Override
  public void force(boolean metaData) throws IOException {
    forces++;
    if (fault == Fault.FORCE_FAILS) {
      throw new IOException("Input/output error");
    }
    real.force(metaData);
  }

  /** Memory that is no mapping cannot be forced. */
  @Override
  public MemorySegment map(MapMode mode, long offset, long size, Arena arena) throws IOException {
    return fault == Fault.MAPPING_FORCE_FAILS
        ? arena.allocate(size)
        : real.map(mode, offset, size, arena);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
    if (fault == Fault.CLOSE_FAILS) {
      throw new IOException("Stale file handle");
    }
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    return real.truncate(size);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long position) throws IOException {
    return real.position(position);
  }

  @Override
  public int read(ByteBuffer target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int read(ByteBuffer target, long position) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
