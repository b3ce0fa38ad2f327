/**
 * From the register's file to the domain's register: reading YAML with its lines, checking it
 * against the schema and for what a schema cannot say. No decision is taken here, and nothing
 * watches the file.
 */
@NullMarked
package io.placet.schemas.register;

import org.jspecify.annotations.NullMarked;
