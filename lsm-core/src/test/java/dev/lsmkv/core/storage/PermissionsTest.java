package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lsmkv.spi.storage.StorageDirectory;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PermissionsTest {

  @TempDir private Path temporary;

  @Test
  void whatIsCreatedIsTheOwnersAlone() throws Exception {
    assumeTrue(Permissions.ofFile(temporary).length > 0, "the file system knows no owners");
    FileSystemStorage storage = new FileSystemStorage();
    StorageDirectory store = storage.directory(temporary).child("parent").child("store");
    store.create();
    store.file("append").create().close();
    store.file("log").createLog().close();
    storage.lock(store.path().resolve("LOCK")).close();
    assertThat(permissions(store.path().getParent())).isEqualTo("rwx------");
    assertThat(permissions(store.path())).isEqualTo("rwx------");
    for (String name : store.list()) {
      assertThat(permissions(store.path().resolve(name))).as(name).isEqualTo("rw-------");
    }
    assertThat(store.list()).hasSize(3);
  }

  @Test
  void existingDirectoryKeepsItsPermissions() throws IOException {
    assumeTrue(Permissions.ofFile(temporary).length > 0, "the file system knows no owners");
    Path existing = Files.createDirectory(temporary.resolve("existing"));
    Files.setPosixFilePermissions(existing, PosixFilePermissions.fromString("rwxr-x---"));
    new FileSystemStorage().directory(existing).create();
    assertThat(permissions(existing)).isEqualTo("rwxr-x---");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void fileSystemWithoutOwnersIsAskedForNone() throws IOException {
    try (FileSystem zip =
        FileSystems.newFileSystem(temporary.resolve("some.zip"), Map.of("create", "true"))) {
      assertThat(Permissions.ofFile(zip.getPath("/file"))).isEmpty();
      assertThat(Permissions.ofDirectory(zip.getPath("/directory"))).isEmpty();
    }
  }

  @Test
  void filesAreNotWrittenThroughSymbolicLinks() throws IOException {
    Path target = temporary.resolve("target");
    Files.createSymbolicLink(temporary.resolve("link"), target);
    StorageDirectory directory = new FileSystemStorage().directory(temporary);
    assertThatThrownBy(directory.file("link")::create)
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(directory.file("link")::createLog)
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(target).doesNotExist();
  }

  @Test
  void danglingLinkIsNotReplacedByARename() throws IOException {
    Files.createSymbolicLink(temporary.resolve("link"), temporary.resolve("target"));
    StorageDirectory directory = new FileSystemStorage().directory(temporary);
    directory.file("file").create().close();
    assertThatThrownBy(() -> directory.file("file").renameTo(directory.file("link")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Files.isSymbolicLink(temporary.resolve("link"))).isTrue();
  }
}
