package io.placet.domain.segment.words;

import java.util.Map;

/**
 * What someone did of whom there is an event, for the names of Segment's e-commerce and e-mail
 * specifications; any other event is called by its name.
 *
 * @param past as in "ordered"
 * @param base as in "did not order"
 * @param isTheName whether the event's name is in the words already
 */
record Verb(String past, String base, boolean isTheName) {
  private static final Map<String, Verb> KNOWN =
      Map.ofEntries(
          known("Order Completed", "ordered", "order"),
          known("Order Refunded", "got an order refunded", "get an order refunded"),
          known("Order Cancelled", "cancelled an order", "cancel an order"),
          known("Checkout Started", "started a checkout", "start a checkout"),
          known("Cart Viewed", "viewed the cart", "view the cart"),
          known("Product Viewed", "viewed a product", "view a product"),
          known("Product List Viewed", "viewed a list of products", "view a list of products"),
          known("Products Searched", "searched for products", "search for products"),
          known("Product Added", "added a product to the cart", "add a product to the cart"),
          known(
              "Product Removed",
              "removed a product from the cart",
              "remove a product from the cart"),
          known("Product Reviewed", "reviewed a product", "review a product"),
          known("Coupon Applied", "used a coupon", "use a coupon"),
          known("Email Delivered", "received an e-mail", "receive an e-mail"),
          known("Email Opened", "opened an e-mail", "open an e-mail"),
          known("Email Link Clicked", "clicked a link in an e-mail", "click a link in an e-mail"),
          known("Profile Updated", "updated the profile", "update the profile"));

  static Verb of(String eventType) {
    Verb known = KNOWN.get(eventType);
    return known != null
        ? known
        : new Verb("did “" + eventType + "”", "do “" + eventType + "”", true);
  }

  private static Map.Entry<String, Verb> known(String eventType, String past, String base) {
    return Map.entry(eventType, new Verb(past, base, false));
  }
}
