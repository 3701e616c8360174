package dev.lsmkv.core.campaign.machine;

import dev.lsmkv.core.campaign.machine.Reports.Kind;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Writes to a store as {@link WriterProgram} does, and when it is told to, shuts the file system
 * down beneath it: what has not been forced is lost, as with the power.
 *
 * <p>Unlike a loss of power that ends no program, and an {@code fsync} that is under way when an
 * ext4 is shut down may say that all is well although the transaction it waits for never reaches
 * the disk. So what is acknowledged from the moment before that on proves nothing, and is told
 * apart.
 */
@SuppressWarnings("restricted") // there is no other way to a system call
final class CutProgram {

  private static final long SHUTDOWN = 0x8004587dL; // _IOR('X', 125, __u32), of ext4 and xfs
  private static final int WITHOUT_FLUSHING_THE_JOURNAL = 2;

  private static final Linker LINKER = Linker.nativeLinker();

  private CutProgram() {}

  /** Never returns. */
  public static void main(String[] arguments) {
    Path directory = Objects.requireNonNull(Plan.parse(arguments).directory().getParent());
    Thread.ofPlatform().start(() -> cutWhenTold(directory));
    WriterProgram.main(arguments);
  }

  private static void cutWhenTold(Path directory) {
    try {
      int word = System.in.read();
      if (word >= 0) {
        WriterProgram.expectFailures();
        new Reports().tell(Kind.CUT);
        cut(directory);
      }
    } catch (Throwable t) {
      t.printStackTrace(System.err);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void cut(Path directory) throws Throwable {
    try (Arena arena = Arena.ofConfined()) {
      int file = (int) open().invokeExact(arena.allocateFrom(directory.toString()), 0);
      MemorySegment how = arena.allocateFrom(ValueLayout.JAVA_INT, WITHOUT_FLUSHING_THE_JOURNAL);
      int result = (int) ioctl().invokeExact(file, SHUTDOWN, how);
      if (result != 0) {
        throw new IOException("the file system does not let itself be shut down");
      }
    }
  }

  private static MethodHandle open() {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow("open"),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
        Linker.Option.firstVariadicArg(2));
  }

  private static MethodHandle ioctl() {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow("ioctl"),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
        Linker.Option.firstVariadicArg(2));
  }
}
