/**
 * The real disk: the first implementation of {@link dev.lsmkv.spi.storage}, and the only place
 * where channels and {@link java.nio.file.Files} are used.
 *
 * <p>Two facts of the JDK shape it. An interrupt closes a {@link java.nio.channels.FileChannel}
 * under everybody who uses it, so no caller's thread ever does I/O on one: {@link
 * dev.lsmkv.core.storage.IoThreads} does. And a second open and close of a locked file drops a
 * POSIX lock silently, so {@link dev.lsmkv.core.storage.StoreLock} never opens a file that this
 * process has locked.
 *
 * <p>What is stored in a mapping is forced through the mapping, what is written through a channel
 * through the channel; a force that failed is never tried again on that file, since kernels then
 * report success for data that is gone.
 *
 * <p>This package depends on the storage interfaces alone.
 */
package dev.lsmkv.core.storage;
