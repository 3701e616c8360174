package dev.lsmkv.spi;

import java.io.IOException;

/**
 * A replaceable part of the store, as declared to {@link java.util.ServiceLoader}.
 *
 * <p>Each role has its own sub-interface, which is the service type. The constructor of a provider
 * does nothing; whatever may fail happens in {@link #create}.
 *
 * @param <T> the part this provider makes
 */
public interface Provider<T> {

  /**
   * The name under which the part is chosen and, where it has an encoding, persisted.
   *
   * <p>It names the encoding, not the tuning: a changed byte layout is a new id, and the old
   * provider stays readable. It matches {@code [a-z][a-z0-9-]{0,62}}, or is two such names joined
   * by a dot, {@code vendor.name}, for parts that do not come with lsm-kv; it has at most {@value
   * dev.lsmkv.spi.storage.FileHeader#ID_BYTES} characters in all.
   *
   * @return the id, the same for every call
   */
  String id();

  /**
   * Makes the part for one open of one store.
   *
   * @param settings what the user set for this role, if this is the part that was chosen for it; of
   *     one that is made to read what it wrote once, all settings are unset. A setting that the
   *     chosen part does not read is reported as a mistake
   * @return the part
   * @throws IOException if the part cannot work here; the message reaches the user
   */
  T create(Settings settings) throws IOException;
}
