/**
 * Who a record is about: the contact's own id and the subject id that stands for it everywhere
 * behind HTTP.
 */
@NullMarked
package io.placet.domain.contact;

import org.jspecify.annotations.NullMarked;
