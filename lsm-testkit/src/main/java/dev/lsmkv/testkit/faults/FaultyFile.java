package dev.lsmkv.testkit.faults;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A file whose operations can fail. */
record FaultyFile(FaultyStorage faults, StorageFile file) implements StorageFile {

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public AppendFile create() throws IOException {
    faults.before(Operation.CREATE, path());
    return new FaultyAppendFile(faults, path(), file.create());
  }

  @Override
  public MappedFile map() throws IOException {
    faults.before(Operation.MAP, path());
    MappedFile mapped = file.map();
    OptionalLong bit = faults.flippedBit(path(), mapped.segment().byteSize());
    return bit.isPresent() ? new FlippedFile(mapped, bit.getAsLong()) : mapped;
  }

  @Override
  public MappedLog createLog() throws IOException {
    faults.before(Operation.CREATE, path());
    return new FaultyMappedLog(faults, file.createLog());
  }

  @Override
  public void renameTo(StorageFile target) throws IOException {
    faults.before(Operation.RENAME, path());
    if (!(target instanceof FaultyFile other)) {
      throw new IllegalArgumentException("a file of another storage: " + target.path());
    }
    file.renameTo(other.file);
  }

  @Override
  public void delete() throws IOException {
    faults.before(Operation.DELETE, path());
    file.delete();
  }
}
