package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.AppendFile;
import dev.lsmkv.spi.storage.MappedFile;
import dev.lsmkv.spi.storage.MappedLog;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;

/** A file that opens what asserts. */
record AssertingFile(Findings findings, StorageFile file) implements StorageFile {

  @Override
  public Path path() {
    return file.path();
  }

  @Override
  public AppendFile create() throws IOException {
    AppendFile asserting = new AssertingAppendFile(findings, path(), file.create());
    findings.opened(asserting, "the file " + path());
    return asserting;
  }

  @Override
  public MappedFile map() throws IOException {
    MappedFile asserting = new AssertingMappedFile(findings, file.map());
    findings.opened(asserting, "the mapping " + path());
    return asserting;
  }

  @Override
  public MappedLog createLog() throws IOException {
    MappedLog asserting = new AssertingMappedLog(findings, file.createLog());
    findings.opened(asserting, "the mapped log " + path());
    return asserting;
  }

  @Override
  public void renameTo(StorageFile target) throws IOException {
    if (!(target instanceof AssertingFile other)) {
      throw findings.violation("a file of another storage: " + target.path());
    }
    findings.require(
        path().resolveSibling("x").equals(target.path().resolveSibling("x")),
        () -> path() + " is renamed into another directory: " + target.path());
    file.renameTo(other.file);
  }

  @Override
  public void delete() throws IOException {
    file.delete();
  }
}
