package dev.lsmkv.core.storage;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the file system, by its path. */
record FileSystemFile(FileSystemAccess access, Path path) implements StorageFile {

  @Override
  public AppendFile create() throws IOException {
    FileChannel channel = access.create(path);
    try {
      return new ChannelAppendFile(path, channel, access.threads(), access.buffers());
    } catch (OutOfMemoryError e) { // there is no buffer for it
      channel.close();
      throw e;
    }
  }

  @Override
  public MappedFile map() throws IOException {
    return access.threads().call(() -> new ChannelMappedFile(path));
  }

  @Override
  public byte[] readFirst(int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("a length of " + length);
    }
    return access.threads().call(() -> RegularFile.readFirst(path, length, access.buffers()));
  }

  @Override
  public MappedLog createLog() throws IOException {
    return new ChannelMappedLog(path, access.create(path), access.threads());
  }

  @Override
  public void renameTo(StorageFile target) throws IOException {
    if (!(target instanceof FileSystemFile)) {
      throw new IllegalArgumentException("a file of another storage: " + target.path());
    }
    access.rename(path, target.path());
  }

  @Override
  public void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
