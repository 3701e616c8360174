package dev.lsmkv.testkit.asserting;

import dev.lsmkv.spi.storage.StorageDirectory;
import dev.lsmkv.spi.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A directory whose children are named by one path element each. */
record AssertingDirectory(Findings findings, StorageDirectory directory)
    implements StorageDirectory {

  @Override
  public Path path() {
    return directory.path();
  }

  @Override
  public StorageDirectory child(String name) {
    requireElement(name);
    return new AssertingDirectory(findings, directory.child(name));
  }

  @Override
  public StorageFile file(String name) {
    requireElement(name);
    return new AssertingFile(findings, directory.file(name));
  }

  private void requireElement(String name) {
    findings.require(
        Path.of(name).getNameCount() == 1 && !name.isEmpty() && !name.equals(".."),
        () -> "not one path element: '" + name + "'");
  }

  @Override
  public void create() throws IOException {
    directory.create();
  }

  @Override
  public List<String> list() throws IOException {
    List<String> names = directory.list();
    findings.require(
        names.equals(names.stream().sorted().toList()), () -> path() + " is listed unsorted");
    return names;
  }

  @Override
  public void force() throws IOException {
    directory.force();
  }
}
