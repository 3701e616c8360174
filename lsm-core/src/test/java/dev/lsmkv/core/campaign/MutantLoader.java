package dev.lsmkv.core.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Loads all of the engine and its tests a second time, with mistakes in some of the classes. What
 * it loads shares nothing with the engine under test but the JDK.
 */
final class MutantLoader extends ClassLoader {

  private static final String OURS = "dev.lsmkv.";
  private static final ClassLoader SOUND = MutantLoader.class.getClassLoader();
  private static final ClassLoader LIBRARIES = new Libraries();

  static {
    registerAsParallelCapable();
  }

  private final Map<String, List<Mutation>> mutations;
  private final Rewriting last;

  MutantLoader(List<Mutation> mutations) {
    this(mutations, (_, bytes) -> bytes);
  }

  /** With a change of every class, once it has its mistakes. */
  MutantLoader(List<Mutation> mutations, Rewriting last) {
    super(LIBRARIES);
    this.last = last;
    this.mutations = mutations.stream().collect(Collectors.groupingBy(Mutation::className));
  }

  /** A change of any class. Thread: safe for use from many threads. */
  @FunctionalInterface
  interface Rewriting {
    byte[] rewritten(String className, byte[] bytes);
  }

  /** What the engine needs and is not changed: loaded once for all mutants. */
  private static final class Libraries extends ClassLoader {

    Libraries() {
      super(ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      if (name.startsWith(OURS)) {
        throw new ClassNotFoundException(name);
      }
      byte[] bytes = bytes(name);
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  /**
   * Makes an object of a class that has a constructor without parameters, among the mutants.
   *
   * @param <T> what it is seen as: a type of the JDK, since the class named is loaded again
   */
  @SuppressWarnings("unchecked") // see above
  <T> T make(Class<? extends T> type) throws ReflectiveOperationException {
    for (String mutant : mutations.keySet()) {
      loadClass(mutant); // or a mistake without a place would pass for one that is noticed
    }
    Constructor<?> constructor = loadClass(type.getName()).getDeclaredConstructor();
    constructor.setAccessible(true);
    return (T) constructor.newInstance();
  }

  /** Asks a hunter among mutants; what it loads in this thread is of them, too. */
  static String ask(BiFunction<Long, String, String> hunter, long seed, String place) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(hunter.getClass().getClassLoader());
      return hunter.apply(seed, place);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * Asks nobody else for a class of ours: where the engine is a module, even the loader of the
   * platform passes such a question on to the loader of that module.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    byte[] bytes = bytes(name);
    for (Mutation mutation : mutations.getOrDefault(name, List.of())) {
      bytes = mutation.apply(bytes);
    }
    bytes = last.rewritten(name, bytes);
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream stream = SOUND.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (stream == null) {
        throw new ClassNotFoundException(name);
      }
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return SOUND.getResource(name);
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return SOUND.getResources(name);
  }
}
