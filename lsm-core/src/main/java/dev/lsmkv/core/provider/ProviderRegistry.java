package dev.lsmkv.core.provider;

import dev.lsmkv.api.InvalidOptionsException;
import dev.lsmkv.api.MissingProviderException;
import dev.lsmkv.api.OpenRequest;
import dev.lsmkv.api.Role;
import dev.lsmkv.spi.Provider;
import dev.lsmkv.spi.storage.FileHeader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The providers of one open, by role and id.
 *
 * <p>Those given to the builder beat discovered ones. Two discovered with the same role and id are
 * an error at once, whether needed or not, unless one given settles which to use; one that fails to
 * load is remembered, and told when it turns out to be the one needed.
 *
 * <p>Thread: immutable once built.
 */
public final class ProviderRegistry {

  private static final Pattern ID =
      Pattern.compile("[a-z][a-z0-9-]{0,62}(\\.[a-z][a-z0-9-]{0,62})?");

  private final Map<Role, Map<String, Provider<?>>> providers = new EnumMap<>(Role.class);
  private final Map<Role, List<String>> broken = new EnumMap<>(Role.class);

  /**
   * Finds the providers of all roles.
   *
   * @param request where to look
   */
  public ProviderRegistry(OpenRequest request) {
    for (Provider<?> provider : request.providers()) {
      requireValidId(provider);
      providersOf(Role.of(provider)).put(provider.id(), provider);
    }
    for (Role role : Role.values()) {
      Set<String> given = Set.copyOf(providersOf(role).keySet());
      ProviderDiscovery discovery = new ProviderDiscovery(role, request.layer());
      for (Provider<?> provider : discovery.found()) {
        requireValidId(provider);
        if (!given.contains(provider.id())) {
          addDiscovered(role, provider);
        }
      }
      broken.put(role, discovery.broken());
    }
  }

  private void addDiscovered(Role role, Provider<?> provider) {
    Provider<?> twin = providersOf(role).putIfAbsent(provider.id(), provider);
    if (twin != null) {
      throw new InvalidOptionsException(
          "Two providers of the role "
              + role
              + " have the id '"
              + provider.id()
              + "': "
              + describe(twin)
              + " and "
              + describe(provider)
              + ". Remove one of the two, or give the one to use to the builder with with(…).");
    }
  }

  private static void requireValidId(Provider<?> provider) {
    String id = provider.id();
    if (!ID.matcher(id).matches() || id.length() > FileHeader.ID_BYTES) {
      throw new InvalidOptionsException(
          "The id '"
              + id
              + "' of "
              + describe(provider)
              + " is not allowed. Use [a-z][a-z0-9-]{0,62}, or"
              + " vendor.name of two such names, of at most "
              + FileHeader.ID_BYTES
              + " characters in all.");
    }
  }

  /**
   * The provider of a role and id, if there is one.
   *
   * @param role the role
   * @param id the id
   * @param <P> the service type
   * @param service the service type
   * @return the provider
   */
  public <P extends Provider<?>> Optional<P> find(Role role, String id, Class<P> service) {
    return Optional.ofNullable(providersOf(role).get(id)).map(service::cast);
  }

  /**
   * What is thrown when a provider is needed and missing.
   *
   * @param role the role
   * @param id the id
   * @param neededBy the file or the option that names it
   * @return the exception
   */
  public MissingProviderException missing(Role role, String id, String neededBy) {
    return new MissingProviderException(
        "No provider of the role "
            + role
            + " has the id '"
            + id
            + "', named by "
            + neededBy
            + ". "
            + available(role)
            + " Add the module that provides it to the module path, or its jar to the class path; a jlink image needs"
            + " its name in --add-modules, or --bind-services; or give it to the builder with with(…).");
  }

  /**
   * What is thrown when a provider is needed, was found, and cannot make its part.
   *
   * @param role the role
   * @param provider the provider
   * @param neededBy the file or the option that names it
   * @param cause what it threw
   * @return the exception
   */
  MissingProviderException unusable(
      Role role, Provider<?> provider, String neededBy, Throwable cause) {
    return new MissingProviderException(
        "The provider of the role "
            + role
            + " with the id '"
            + provider.id()
            + "', named by "
            + neededBy
            + ", was found ("
            + describe(provider)
            + ") but does not work here: "
            + cause
            + ". Put right what it says, or choose another. "
            + available(role),
        cause);
  }

  /** The ids there are and where they come from, and what could not be loaded. */
  private String available(Role role) {
    List<String> ids = new ArrayList<>();
    providersOf(role).forEach((id, provider) -> ids.add("'" + id + "' (" + module(provider) + ")"));
    StringBuilder text = new StringBuilder("Available: ");
    text.append(ids.isEmpty() ? "none" : String.join(", ", ids)).append('.');
    for (String failure : broken.getOrDefault(role, List.of())) {
      text.append(" Failed to load: ").append(failure).append('.');
    }
    return text.toString();
  }

  private Map<String, Provider<?>> providersOf(Role role) {
    return providers.computeIfAbsent(role, _ -> new TreeMap<>());
  }

  private static String describe(Provider<?> provider) {
    return provider.getClass().getName() + " in " + module(provider);
  }

  private static String module(Provider<?> provider) {
    Module module = provider.getClass().getModule();
    return module.isNamed()
        ? "module " + module.getName()
        : "the class path, " + provider.getClass().getName();
  }
}
