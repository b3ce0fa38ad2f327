package io.placet.gateway.identity;

import io.placet.domain.contact.ContactId;
import io.placet.gateway.http.ApiException;

/** Contact ids as callers write them. */
public final class ContactIds {
  private ContactIds() {}

  /** Reads {@code user:…} or {@code anonymous:…}; anything else is the caller's to mend. */
  public static ContactId parse(String text) {
    try {
      return ContactId.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw ApiException.badRequest(
          wrong.getMessage() + "; addresses travel in the body of POST /v1/contacts/find");
    }
  }
}
