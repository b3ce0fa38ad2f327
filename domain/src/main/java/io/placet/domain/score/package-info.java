/**
 * Scores of a contact, computed from its history: the models, their values and what each feature
 * contributed. How parameters are found from data does not belong here: a model takes them as they
 * are.
 */
@NullMarked
package io.placet.domain.score;

import org.jspecify.annotations.NullMarked;
