package dev.lsmkv.core.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lsmkv.spi.storage.StorageLockedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {

  private final FileSystemStorage storage = new FileSystemStorage();

  @TempDir private Path temporary;
  private Path store;
  private Path lockFile;

  @BeforeEach
  void createStore() throws IOException {
    store = Files.createDirectory(temporary.resolve("store"));
    lockFile = store.resolve("LOCK");
  }

  @Test
  void lockOfAnotherProcessIsRefusedNamingItsPid() throws Exception {
    try (ChildJvm holder = ChildJvm.start(LockingProgram.class, lockFile)) {
      assertThat(holder.line()).isEqualTo("held true");
      assertThatThrownBy(() -> storage.lock(lockFile))
          .isInstanceOf(StorageLockedException.class)
          .hasMessageContaining("another process: pid " + holder.process().pid() + ", started 2");
      assertThatThrownBy(() -> storage.lock(lockFile)).isInstanceOf(StorageLockedException.class);
    }
    storage.lock(lockFile).close();
  }

  @Test
  void lockIsFreeOnceItsHolderWasKilled() throws Exception {
    try (ChildJvm holder = ChildJvm.start(LockingProgram.class, lockFile)) {
      assertThat(holder.line()).isEqualTo("held true");
    }
    try (AutoCloseable lock = storage.lock(lockFile)) {
      assertThat(lock).isNotNull();
      assertThat(lockFile).content().contains("pid " + ProcessHandle.current().pid());
    }
  }

  @Test
  void failedSecondAttemptKeepsTheLock() throws Exception {
    try (AutoCloseable lock = storage.lock(lockFile)) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> storage.lock(lockFile))
          .isInstanceOf(StorageLockedException.class)
          .hasMessageContaining("this process has the store open already");
      assertThatThrownBy(() -> new FileSystemStorage().lock(lockFile))
          .isInstanceOf(StorageLockedException.class);
      assertRefusedElsewhere();
    }
  }

  @Test
  void attemptThroughAnotherPathKeepsTheLock() throws Exception {
    Path linkedStore = Files.createSymbolicLink(temporary.resolve("linked"), store);
    try (AutoCloseable lock = storage.lock(lockFile)) {
      assertThat(lock).isNotNull();
      Path hardLink = Files.createLink(temporary.resolve("LOCK"), lockFile);
      for (Path other : new Path[] {linkedStore.resolve("LOCK"), hardLink}) {
        assertThatThrownBy(() -> storage.lock(other))
            .isInstanceOf(StorageLockedException.class)
            .hasMessageContaining("open already");
      }
      assertRefusedElsewhere();
    }
  }

  @Test
  void attemptKeepsALockThatWasTakenPastTheRegistry() throws Exception {
    try (FileChannel channel = open(lockFile)) {
      assertThat(channel.lock().isValid()).isTrue();
      assertThatThrownBy(() -> storage.lock(lockFile))
          .isInstanceOf(StorageLockedException.class)
          .hasMessageContaining("another class loader");
      assertRefusedElsewhere();
    }
  }

  private void assertRefusedElsewhere() throws IOException {
    try (ChildJvm other = ChildJvm.start(LockingProgram.class, lockFile)) {
      assertThat(other.line()).startsWith("refused " + lockFile.toRealPath() + " is locked by");
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Test
  void symbolicLinkIsNotFollowed() throws Exception {
    Path target = temporary.resolve("elsewhere");
    Files.createSymbolicLink(lockFile, target);
    assertThatThrownBy(() -> storage.lock(lockFile)).isInstanceOf(IOException.class);
    assertThat(target).doesNotExist();
    Files.writeString(target, "kept");
    assertThatThrownBy(() -> storage.lock(lockFile)).isInstanceOf(IOException.class);
    assertThat(target).hasContent("kept");
    assertThat(Files.isSymbolicLink(lockFile)).isTrue();
  }

  @Test
  void longerContentOfAnEarlierHolderIsReplaced() throws Exception {
    Files.writeString(lockFile, "x".repeat(1000));
    storage.lock(lockFile).close();
    assertThat(lockFile).content().hasLineCount(1).startsWith("pid ").doesNotContain("x");
    assertThat(Files.exists(lockFile, LinkOption.NOFOLLOW_LINKS)).isTrue();
  }
}
