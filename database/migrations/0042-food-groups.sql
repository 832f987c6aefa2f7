-- What the office says a product is, after the national guideline for food at school, so that a family can see what was eaten.
-- Null: nobody has said, and nothing is guessed. It is of the product and not of the sale: what is put right is right for the
-- weeks before as well.

alter table product add column food_group text;
alter table product add constraint product_food_group_known check (food_group in ('fruit', 'vegetables', 'whole_grain', 'water', 'milk', 'other', 'sweets', 'sweet_drinks', 'not_food'));
