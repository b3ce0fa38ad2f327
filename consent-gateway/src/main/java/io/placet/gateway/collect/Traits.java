package io.placet.gateway.collect;

import io.placet.domain.contact.ContactId;
import io.placet.domain.register.EventType;
import io.placet.domain.register.Register;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an identify says of its contact, as an event of the type that the register has for that. It
 * is then an event like any other: judged, minimised and sealed on the same path, and under the
 * identify's own message id. Addresses make the contact findable and are no part of it, unless the
 * type declares a field of their name. Without such a type an identify is no event.
 */
public final class Traits {
  static final String EMAIL = "email";
  static final String PHONE = "phone";
  private static final Set<String> ADDRESSES = Set.of(EMAIL, PHONE);

  private final Supplier<Register> register;
  private final Misfits misfits;

  /**
   * Over the register in force.
   *
   * @param misfits where traits are noted that nothing declares
   */
  public Traits(Supplier<Register> register, Misfits misfits) {
    this.register = register;
    this.misfits = misfits;
  }

  /**
   * The event that an identify is.
   *
   * @return empty if there is no type for it, if the identify is not of a customer, or if it names
   *     none of the fields that the type declares
   */
  Optional<Message> event(Message identify) {
    return type().filter(type -> isOne(identify, type)).map(type -> asEvent(identify, type));
  }

  /** Traits that an identify goes without where it is no event; an event tells its own. */
  List<String> leftOut(Message identify) {
    Optional<EventType> type = type();
    if (type.filter(declared -> isOne(identify, declared)).isPresent()) {
      return List.of();
    }
    List<String> others =
        identify.values().keySet().stream()
            .filter(name -> !ADDRESSES.contains(name))
            .sorted()
            .toList();
    type.ifPresent(declared -> others.forEach(name -> misfits.dropped(declared.name(), name)));
    return others;
  }

  private Optional<EventType> type() {
    return register.get().eventTypes().values().stream().filter(EventType::traits).findFirst();
  }

  private static boolean isOne(Message identify, EventType type) {
    return identify.contact().kind() == ContactId.Kind.USER
        && identify.values().keySet().stream().anyMatch(type.fields()::containsKey);
  }

  private static Message asEvent(Message identify, EventType type) {
    Map<String, Object> values = new HashMap<>(identify.values());
    values.keySet().removeIf(name -> ADDRESSES.contains(name) && !type.fields().containsKey(name));
    return identify.asEvent(type.name(), values);
  }
}
