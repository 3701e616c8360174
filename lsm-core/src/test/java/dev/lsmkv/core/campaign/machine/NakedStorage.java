package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.Storage;
import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** A disk with a mistake: callers write to channels themselves, and an interrupt closes those. */
record NakedStorage(Storage storage) implements Storage {

  @Override
  public StorageDirectory directory(Path path) {
    return new Directory(storage.directory(path));
  }

  @Override
  public AutoCloseable lock(Path path) throws IOException {
    return storage.lock(path);
  }

  @Override
  public long usableBytes(Path path) throws IOException {
    return storage.usableBytes(path);
  }

  private record Directory(StorageDirectory directory) implements StorageDirectory {

    @Override
    public Path path() {
      return directory.path();
    }

    @Override
    public StorageDirectory child(String name) {
      return new Directory(directory.child(name));
    }

    @Override
    public StorageFile file(String name) {
      return new NakedFile(directory.file(name));
    }

    @Override
    public void create() throws IOException {
      directory.create();
    }

    @Override
    public List<String> list() throws IOException {
      return directory.list();
    }

    @Override
    public void force() throws IOException {
      directory.force();
    }
  }

  private record NakedFile(StorageFile file) implements StorageFile {

    @Override
    public Path path() {
      return file.path();
    }

    @Override
    public AppendFile create() throws IOException {
      return new NakedAppendFile(
          FileChannel.open(path(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    @Override
    public MappedFile map() throws IOException {
      return file.map();
    }

    @Override
    public MappedLog createLog() throws IOException {
      return file.createLog();
    }

    @Override
    public void renameTo(StorageFile target) throws IOException {
      file.renameTo(((NakedFile) target).file);
    }

    @Override
    public void delete() throws IOException {
      file.delete();
    }
  }

  private record NakedAppendFile(FileChannel channel) implements AppendFile {

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }

    @Override
    public long position() {
      try {
        return channel.position();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void force() throws IOException {
      channel.force(true);
    }

    @Override
    public void close() throws IOException {
      channel.close();
    }
  }
}
