package dev.lsmkv.core.campaign;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import dev.lsmkv.testkit.faults.Operation;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A file of a disk that makes mistakes. */
record MutantFile(MutantStorage mutant, StorageFile file) implements StorageFile {

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public AppendFile create() throws IOException {
    mutant.operate(Operation.CREATE, path(), () -> {});
    return new Output(mutant, path(), file.create());
  }

  @Override
  public MappedFile map() throws IOException {
    return file.map();
  }

  @Override
  public MappedLog createLog() throws IOException {
    mutant.operate(Operation.CREATE, path(), () -> {});
    return new Log(mutant, file.createLog());
  }

  @Override
  public void renameTo(StorageFile target) throws IOException {
    if (!(target instanceof MutantFile other)) {
      throw new IllegalArgumentException("a file of another storage: " + target.path());
    }
    mutant.operate(Operation.RENAME, path(), () -> file.renameTo(other.file));
  }

  @Override
  public void delete() throws IOException {
    mutant.operate(Operation.DELETE, path(), file::delete);
  }

  /** A growing file; one whose force is late stays open until then. */
  private static final class Output implements AppendFile {

    private final MutantStorage mutant;
    private final Path path;
    private final AppendFile file;
    private boolean late;

    Output(MutantStorage mutant, Path path, AppendFile file) {
      this.mutant = mutant;
      this.path = path;
      this.file = file;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
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
    public void retract(long end) throws IOException {
      file.retract(end);
    }

    @Override
    public void force() throws IOException {
      file.flush();
      late = mutant.force(Operation.FORCE, path, this::forceNow);
    }

    private void forceNow() throws IOException {
      file.force();
      if (late) {
        file.close();
      }
    }

    @Override
    public void close() throws IOException {
      if (!late) {
        file.close();
      }
    }
  }

  /** A log. */
  private record Log(MutantStorage mutant, MappedLog log) implements MappedLog {

    @Override
    public Path path() {
      return log.path();
    }

    @Override
    public void seldomForced() {
      log.seldomForced();
    }

    @Override
    public MemorySegment extend(long bytes) throws IOException {
      return log.extend(bytes);
    }

    /** Only later forces depend on it, and they bring it about themselves. */
    @Override
    public void forceSpace() throws IOException {
      log.forceSpace();
    }

    @Override
    public void force(long from, long endExclusive) throws IOException {
      mutant.force(Operation.FORCE, path(), () -> log.force(from, endExclusive));
    }

    @Override
    public void close() {
      log.close();
    }
  }
}
